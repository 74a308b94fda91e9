package io.novadesk.profile.rc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of random assignments: what is read of them is what bash makes of them. A variable that is
 * told as unclear may hold anything, but hardly any may be unclear.
 */
class BashDifferenceTest {
  private static final Pattern ZERO = Pattern.compile("\0");
  private static final Map<String, String> ENVIRONMENT =
      Map.of("HOME", "/home/ada", "GIVEN", "from outside", "EMPTY", "", "LC_ALL", "C.UTF-8");
  private static final String BASH = "/bin/bash";

  @TempDir Path folder;

  @BeforeAll
  static void needsBash() {
    Assumptions.assumeTrue(new File(BASH).canExecute(), "there is no bash on this system");
  }

  /** The variables named OS_... that bash has after it read the file. */
  private Map<String, String> bash(String script) throws IOException, InterruptedException {
    Path file = folder.resolve("openrc.sh");
    Files.writeString(file, script);
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(BASH, "-c", "set -a; . " + file + " >/dev/null; env -0");
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    builder.redirectError(errors.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    Process process = builder.start();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Map<String, String> variables = new TreeMap<>();
    ZERO.splitAsStream(all)
        .filter(line -> line.startsWith("OS_"))
        .forEach(
            line ->
                variables.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return variables;
  }

  /** Compares and counts the variables on which a word was had. */
  private int compare(String script, String what) throws IOException, InterruptedException {
    Map<String, String> right = bash(script);
    RcFile read = RcFile.of(script, ENVIRONMENT);
    Map<String, String> ours = new TreeMap<>(read.values());
    ours.keySet().removeIf(name -> !name.startsWith("OS_"));
    right.keySet().removeAll(read.unclear().keySet());
    assertThat(ours).as("%s%n%s%n%s", what, script, read.unclear()).isEqualTo(right);
    return ours.size();
  }

  @Test
  void readsRandomFilesAsBashDoes() throws IOException, InterruptedException {
    int told = 0;
    int unclear = 0;
    for (int seed = 0; seed < 250; seed++) {
      String script = new RandomScript(new Random(seed)).write();
      told += compare(script, "seed " + seed);
      unclear += RcFile.of(script, ENVIRONMENT).unclear().size();
    }
    assertThat(told).isGreaterThan(1_000);
    assertThat(unclear).isLessThan(told / 10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OS_A='it'\"'\"'s'",
        "OS_A=pass#word1 # and a comment",
        "OS_A=\"CORP\\ann\" OS_B=\"c:\\123456\"",
        "export OS_A=1 OS_B=\"$OS_A\" OS_C",
        "declare -x OS_A=\"pa\\$s\\\"x\"",
        "OS_A=1; OS_B=2;OS_C=3",
        "OS_A=$'tab\\there\\x41\\u00e9\\'q'",
        "OS_A=${NONE:-~/ca.pem}:~/more OS_B=\"~/no\" OS_C=a~ OS_D=~\"/x\"",
        "OS_A=\"${NONE:-'kept'}\" OS_B=${NONE:-'gone'} OS_C=\"${NONE:-\"in}side\"}\"",
        "OS_A=${EMPTY-x} OS_B=${EMPTY:-x} OS_C=${GIVEN:+y} OS_D=${EMPTY:+y} OS_E=${EMPTY+y}",
        ": ${OS_A:=set here} ${OS_B=\"and here\"}",
        "OS_A=1\nif [ -z \"$OS_A\" ]; then unset OS_A; fi",
        "OS_A=\nif [ -z \"$OS_A\" ]; then unset OS_A; else OS_B=2; fi",
        "if [[ -n $GIVEN && $GIVEN == from* ]]; then OS_A=1; fi\nOS_B=2",
        "if [ \"$GIVEN\" = x ]; then OS_A=1\nelif [ -n \"$GIVEN\" ]\nthen OS_A=2\nelse OS_A=3\nfi",
        "[ -n \"$NONE\" ] || OS_A=1; [ -z \"$NONE\" ] && export OS_B=2; ! false && OS_C=3",
        "OS_A=1 true; (OS_B=2); OS_C=3 | cat; { OS_D=4; }; OS_E=5 & wait",
        "cat <<EOF\nOS_A=1\nEOF\nOS_B=2\ncat <<-'X y' >/dev/null\nOS_C=3\n\tX y\nOS_D=4",
        "for i in 1 2; do OS_A=$i; done\ncase x in y) OS_B=1;; *) OS_B=2;; esac\nOS_C=3",
        "f() { OS_A=1; }\nOS_B=2",
        "f() { OS_A=1; }; f\nfunction g { OS_B=1; }",
        "OS_A=\"two\nlines\" OS_B=one\\\nline\nOS_C='a\\\nb'",
        "OS_A=1\nOS_B=\"never ended\nOS_C=3",
        "OS_A=1; return; OS_B=2",
        "OS_A+=x; OS_A+=y; OS_B=a=b=c; OS_C=\"a\"=b",
        "OS_A=(a b); OS_B[0]=z; OS_C=`echo x`; OS_D=$(echo y); OS_E=$((1+2)); OS_F=z",
        "echo \"OS_A=1\" > /dev/null 2>&1; OS_B=2 >/dev/null",
        "readonly OS_A=4; typeset -x OS_B=5; export -- OS_C=6; command export OS_D=7",
        "read -sr OS_IN; export OS_A=$OS_IN; OS_B=1",
        "OS_A=a\\ b\\\"c\\'d\\$e\\\\f OS_B=a\\#b OS_C=\"a\\#b\"",
        "OS_A=${GIVEN%side} OS_B=${#GIVEN} OS_C=${GIVEN/from/to} OS_D=$$ OS_E=$1",
        "export OS_A={a,b} OS_B=x{1..3} OS_C=\"{a,b}\" OS_D={a}; OS_E={a,b}",
        "unset GIVEN; OS_A=${GIVEN:-gone}; OS_B=1; unset -v OS_B OS_C; export OS_C=$HOME",
        "if true; then if false; then OS_A=1; else OS_A=2; fi; OS_B=3; fi",
        "test -z \"$NONE\" && OS_A=1 || OS_A=2; test x = x && OS_B=1",
        "while false; do\n if true; then OS_A=1; fi\ndone\nOS_B=1",
        "export OS_A=\"${OS_A:-${GIVEN:-${NONE}}}\" OS_B=\"${NONE:-${GIVEN} \\\"in\\\"}\"",
        "OS_A='\\n' OS_B=\\n OS_C=\"\\n\" OS_D=\"\\`\" OS_E='$GIVEN' OS_F=\"\\$GIVEN\"",
        "set -e\nset -- a b\nOS_A=1",
        "OS_A=é OS_B='日本' OS_C=\"😀\" OS_D=$'\\xc3\\xa9'",
        "if\n[ -z \"$NONE\" ]\nthen\nOS_A=1 # fi\nfi\n\n\nOS_B=1"
      })
  void readsWhatFilesHaveInThem(String script) throws IOException, InterruptedException {
    compare(script, "example");
  }

  /** Writes a file out of everything that one finds in such files, in any order and nesting. */
  private static final class RandomScript {
    private static final List<String> NAMES =
        List.of("OS_A", "OS_B", "OS_C", "OS_D", "OS_E", "OS_F", "OS_G", "OS_H", "OS_I", "OS_J");
    private static final String SIGNS = "abzAZ09 _-:/@.,;#~=+%!*?&|<>()[]{}^é\\$\"'`\t";
    private static final String TAME = "abzAZ09_-:/@.,#~=+%é";

    private final Random random;
    private final StringBuilder script = new StringBuilder("#!/bin/bash\n");

    RandomScript(Random random) {
      this.random = random;
    }

    String write() {
      for (int i = 0; i < 14; i++) {
        statement(0);
        script.append(pick("\n", "\n\n", ";\n", " # it's \"fine\"\n", "; "));
      }
      return script.append("\n").toString();
    }

    private String pick(String... choices) {
      return choices[random.nextInt(choices.length)];
    }

    private String name() {
      return NAMES.get(random.nextInt(NAMES.size()));
    }

    private void statement(int depth) {
      switch (random.nextInt(depth > 2 ? 6 : 12)) {
        case 0, 1, 2 -> script.append(assignment());
        case 3 -> script.append(assignment()).append(' ').append(assignment());
        case 4, 5 -> {
          script.append(pick("export ", "declare -x ", "export\t", "typeset -x "));
          script.append(assignment()).append(' ').append(pick(assignment(), name(), "X=y"));
        }
        case 6 -> script.append("unset ").append(name());
        case 7, 8 -> {
          script.append("if ").append(condition()).append("; then\n");
          statement(depth + 1);
          if (random.nextBoolean()) {
            script.append("\nelse ");
            statement(depth + 1);
          }
          script.append(pick("\nfi", "; fi"));
        }
        case 9 -> {
          script.append(condition()).append(pick(" && ", " || "));
          statement(3);
        }
        case 10 -> script.append(": ${").append(name()).append(":=").append(tame()).append('}');
        default -> script.append("echo \"").append(reference()).append("\"");
      }
    }

    private String condition() {
      return pick(
          "[ -z \"$" + name() + "\" ]",
          "[ -n \"${" + name() + "}\" ]",
          "[[ -z $" + name() + " ]]",
          "[ \"$" + name() + "\" = \"" + tame() + "\" ]",
          "[[ -n ${" + name() + "+set} || -n \"$GIVEN\" ]]",
          "! test -z \"$" + name() + "\"",
          "true",
          "false");
    }

    private String assignment() {
      StringBuilder value = new StringBuilder();
      int parts = random.nextInt(4);
      for (int i = 0; i < parts; i++) {
        value.append(part());
      }
      return name() + pick("=", "=", "=", "+=") + value;
    }

    private String part() {
      return switch (random.nextInt(9)) {
        case 0 -> "'" + signs().replace("'", "") + "'";
        case 1, 2 -> "\"" + escaped(signs()) + "\"";
        case 3 -> reference();
        case 4 -> "\"" + reference() + "\"";
        case 5 -> "\\" + SIGNS.charAt(random.nextInt(SIGNS.length()));
        case 6 -> "$'" + signs().replace("\\", "\\\\").replace("'", "\\'") + "'";
        default -> tame();
      };
    }

    private String reference() {
      String name = pick(name(), name(), "GIVEN", "EMPTY", "HOME", "NONE");
      return switch (random.nextInt(4)) {
        case 0 -> "${" + name + "}";
        case 1 -> "${" + name + pick(":-", "-", ":+", "+") + tame() + "}";
        case 2 -> "${" + name + pick(":-", "-", ":+") + "\"" + tame() + "\"}";
        default -> "$" + name + pick("/", ".", "-", ":");
      };
    }

    /** Between double quotes some signs need a backslash; before others one stays. */
    private String escaped(String text) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < text.length(); i++) {
        char sign = text.charAt(i);
        boolean special = "\\$\"`".indexOf(sign) >= 0;
        all.append(special || random.nextInt(12) == 0 ? "\\" : "").append(sign);
      }
      return all.toString();
    }

    private String signs() {
      List<String> all = new ArrayList<>();
      int length = random.nextInt(7);
      for (int i = 0; i < length; i++) {
        all.add(String.valueOf(SIGNS.charAt(random.nextInt(SIGNS.length()))));
      }
      return String.join("", all);
    }

    private String tame() {
      StringBuilder all = new StringBuilder();
      int length = 1 + random.nextInt(5);
      for (int i = 0; i < length; i++) {
        all.append(TAME.charAt(random.nextInt(TAME.length())));
      }
      // A bare # at the beginning of a word would be a comment; within one it is a sign.
      return all.charAt(0) == '#' ? "x" + all : all.toString();
    }
  }
}
