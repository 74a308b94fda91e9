package io.novadesk.viewmodel.launch;

/**
 * What is to be said of a field.
 *
 * @param blocks nothing can be launched until it is mended
 */
public record Remark(String sentence, boolean blocks) {
  static final Remark NONE = new Remark("", false);

  static Remark error(String sentence) {
    return new Remark(sentence, true);
  }

  static Remark note(String sentence) {
    return new Remark(sentence, false);
  }
}
