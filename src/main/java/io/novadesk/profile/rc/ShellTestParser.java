package io.novadesk.profile.rc;

import io.novadesk.profile.rc.ShellCommand.Both;
import io.novadesk.profile.rc.ShellCommand.Opaque;
import io.novadesk.profile.rc.ShellCommand.Test;
import io.novadesk.profile.rc.ShellToken.Operator;
import io.novadesk.profile.rc.ShellToken.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what stands between {@code [[} and {@code ]]}, where "and" binds closer than "or". */
final class ShellTestParser {
  private static final int LONGEST = 100;

  private final List<ShellToken> tokens;
  private final int line;

  ShellTestParser(List<ShellToken> tokens, int line) {
    this.tokens = tokens;
    this.line = line;
  }

  ShellCommand parse() {
    return tokens.size() > LONGEST ? new Opaque(Set.of(), line) : joined(tokens, "||");
  }

  private ShellCommand joined(List<ShellToken> part, String sign) {
    ShellCommand all = null;
    int from = 0;
    for (int i = 0; i <= part.size(); i++) {
      if (i == part.size() || isOperator(part.get(i), sign)) {
        List<ShellToken> one = part.subList(from, i);
        ShellCommand command = sign.equals("||") ? joined(one, "&&") : plain(one);
        all = all == null ? command : new Both(all, sign.equals("&&"), command, line);
        from = i + 1;
      }
    }
    return all == null ? plain(part) : all;
  }

  private ShellCommand plain(List<ShellToken> part) {
    List<ShellWord> words = new ArrayList<>();
    for (ShellToken token : part) {
      if (token instanceof Word(var word)) {
        words.add(word);
      } else if (!isOperator(token, "\n")) {
        return new Opaque(Set.of(), line);
      }
    }
    return new Test(words, line);
  }

  private static boolean isOperator(ShellToken token, String sign) {
    return token instanceof Operator(var text, _) && text.equals(sign);
  }
}
