package io.novadesk.viewmodel.base;

import io.novadesk.i18n.Text;

/** Numbers of bytes as people read them. */
public final class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};

  private Sizes() {}

  /** Memory as people say it: MiB, or GiB where that is a whole number or a half. */
  public static String ofMib(int mib) {
    if (mib < 1024 || mib % 512 != 0) {
      return mib + " MiB";
    }
    return Text.of(mib % 1024 == 0 ? "size.gib" : "size.gibTenths", mib / 1024.0);
  }

  /** Such as "2.3 GiB". */
  public static String text(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 1024 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Text.language().locale(),
        unit == 0 || value >= 100 ? "%.0f %s" : "%.1f %s",
        value,
        UNITS[unit]);
  }
}
