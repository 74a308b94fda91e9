package io.novadesk.view.parts;

import java.util.Arrays;

/** How columns share the room that a table has. */
final class ColumnWidths {
  /**
   * What a column asks for.
   *
   * @param least never less than that
   * @param wanted what a person or the program chose for it
   * @param needed what its texts take; more is only comfort
   * @param first whether it gets what it needs before any other does
   */
  record Claim(double least, double wanted, double needed, boolean first) {
    Claim {
      wanted = Math.max(least, first ? Math.max(wanted, needed) : wanted);
      needed = Math.clamp(needed, least, wanted);
    }
  }

  private ColumnWidths() {}

  /**
   * The widths in whole pixels, which fill the room. Where it does not do for all that is wanted,
   * first the comfort goes, then the columns are cut that are not first. Where not even the least
   * fits, each gets what it wants and the table scrolls.
   */
  static double[] share(double room, Claim... claims) {
    double[] least = Arrays.stream(claims).mapToDouble(Claim::least).toArray();
    double[] wanted = Arrays.stream(claims).mapToDouble(Claim::wanted).toArray();
    double[] needed = Arrays.stream(claims).mapToDouble(Claim::needed).toArray();
    double[] cut =
        Arrays.stream(claims).mapToDouble(c -> c.first() ? c.needed() : c.least()).toArray();
    double[] widths;
    if (room < sum(least)) {
      widths = wanted;
    } else if (room >= sum(wanted)) {
      double factor = room / sum(wanted);
      widths = Arrays.stream(wanted).map(w -> w * factor).toArray();
    } else if (room >= sum(needed)) {
      widths = between(needed, wanted, room);
    } else if (room >= sum(cut)) {
      widths = between(cut, needed, room);
    } else {
      widths = between(least, cut, room);
    }
    return whole(widths);
  }

  /** On the way from the narrow to the wide ones, as far as the room goes. */
  private static double[] between(double[] narrow, double[] wide, double room) {
    double span = sum(wide) - sum(narrow);
    double part = span <= 0 ? 0 : (room - sum(narrow)) / span;
    double[] widths = new double[narrow.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = narrow[i] + (wide[i] - narrow[i]) * part;
    }
    return widths;
  }

  /** What is left over by rounding down goes to the last one. */
  private static double[] whole(double[] widths) {
    double[] whole = Arrays.stream(widths).map(Math::floor).toArray();
    if (whole.length > 0) {
      whole[whole.length - 1] += Math.floor(sum(widths) - sum(whole) + 0.001);
    }
    return whole;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
