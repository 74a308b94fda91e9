package io.novadesk.viewmodel.wall;

import java.util.List;

/**
 * What a colour of the wall means: one of the values of a field; or how it stands, from what least
 * needs a person to what most does.
 */
public enum Tone {
  SHADE_1,
  SHADE_2,
  SHADE_3,
  SHADE_4,
  SHADE_5,
  SHADE_6,
  SHADE_7,
  SHADE_8,
  GOOD,
  OFF,
  STRANGE,
  BUSY,
  ASKS,
  BAD;

  /** Those of values, which mean nothing by themselves. */
  static final List<Tone> SHADES =
      List.of(SHADE_1, SHADE_2, SHADE_3, SHADE_4, SHADE_5, SHADE_6, SHADE_7, SHADE_8);
}
