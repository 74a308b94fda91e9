package io.novadesk.viewmodel.pages;

import io.novadesk.cloud.export.ExportColumn;
import io.novadesk.cloud.export.Exported;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.NaturalOrder;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A column of a list: what each cell says, how it sorts, what an export gives.
 *
 * @param id its name in ids and in an export; stays from one start to the next
 * @param titleKey of the sentence over it
 * @param width in pixels, where there is room
 * @param look how its cells are set
 * @param text what a cell says; empty: nothing
 * @param value what an export gives
 * @param shownAtFirst whether it is seen before a person asks for it
 */
public record ListColumn<T>(
    String id,
    String titleKey,
    double width,
    Look look,
    Function<T, String> text,
    Comparator<T> order,
    Function<T, Exported> value,
    boolean shownAtFirst)
    implements ExportColumn<T> {
  /** How cells are set. */
  public enum Look {
    WORDS,
    /** Words that are never cut off while others can give way. */
    WHOLE,
    /** Right-aligned and never cut off. */
    NUMBER,
    /** Ids, addresses: in the monospace font. */
    EXACT
  }

  /** Words, sorted as people sort them. */
  public static <T> ListColumn<T> words(
      String id, String titleKey, double width, Function<T, String> text) {
    return new ListColumn<>(
        id,
        titleKey,
        width,
        Look.WORDS,
        text,
        Comparator.comparing(text, NaturalOrder.INSTANCE),
        row -> Exported.of(text.apply(row).isEmpty() ? null : text.apply(row)),
        true);
  }

  /** A whole number, which sorts and is exported as such whatever the cell says. */
  public static <T> ListColumn<T> number(
      String id, String titleKey, double width, Function<T, String> text, ToLongFunction<T> value) {
    return words(id, titleKey, width, text)
        .with(Look.NUMBER)
        .sortedBy(Comparator.comparingLong(value))
        .exportedAs(row -> new Exported.Whole(value.applyAsLong(row)));
  }

  /** The same in another look. */
  public ListColumn<T> with(Look another) {
    return new ListColumn<>(id, titleKey, width, another, text, order, value, shownAtFirst);
  }

  public ListColumn<T> sortedBy(Comparator<T> another) {
    return new ListColumn<>(id, titleKey, width, look, text, another, value, shownAtFirst);
  }

  public ListColumn<T> exportedAs(Function<T, Exported> another) {
    return new ListColumn<>(id, titleKey, width, look, text, order, another, shownAtFirst);
  }

  /** The same, hidden until a person asks for it. */
  public ListColumn<T> hidden() {
    return new ListColumn<>(id, titleKey, width, look, text, order, value, false);
  }

  public String title() {
    return Text.of(titleKey);
  }

  @Override
  public String exportName() {
    return id.replace('-', '_');
  }

  @Override
  public Exported exported(T row) {
    return value.apply(row);
  }
}
