package io.novadesk.cloud.copy;

import io.novadesk.api.http.RequestTemplate.Part;
import java.util.List;

/** How a shell is told a text that it must not read anything into. */
public enum Shell {
  /** bash, dash, zsh. */
  POSIX {
    @Override
    public String quoted(String text) {
      return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    String inJson(String variable) {
      return "\"$(printf %s \"$" + variable + "\" | sed 's/[\\\"]/\\\\&/g')\"";
    }
  },
  FISH {
    @Override
    public String quoted(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    @Override
    String inJson(String variable) {
      return "\"$(printf %s \"$" + variable + "\" | sed 's/[\\\\\"]/\\\\\\\\&/g')\"";
    }
  };

  /** As one word, whatever is in it. */
  public abstract String quoted(String text);

  /** The variable's value as it stands between the quotes of a JSON text. */
  abstract String inJson(String variable);

  /** The parts as one word. */
  final String word(List<Part> parts, boolean json) {
    StringBuilder word = new StringBuilder();
    for (Part part : parts) {
      word.append(
          switch (part) {
            case Part.Literal(String text) -> quoted(text);
            case Part.Variable(String name) -> json ? inJson(name) : "\"$" + name + "\"";
          });
    }
    return word.isEmpty() ? "''" : word.toString();
  }

  /** Plain where no shell reads anything into it; zsh does into an equals sign in front. */
  public final String plain(String text) {
    return text.matches("[A-Za-z0-9_./-][A-Za-z0-9_.:/=@%+-]*") ? text : quoted(text);
  }
}
