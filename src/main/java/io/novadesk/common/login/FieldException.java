package io.novadesk.common.login;

/** Something typed cannot be used; the message is the sentence for its field. */
public final class FieldException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FormField field;

  public FieldException(FormField field, String sentence) {
    super(sentence);
    this.field = field;
  }

  public FormField field() {
    return field;
  }
}
