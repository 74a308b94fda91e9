package io.novadesk.tour;

import java.util.List;

/** A part of the window with the controls that are swept there. */
interface SweptPlace {
  /** Shows it as if nothing had been done yet, and selects so many of what it lists. */
  void begin(int selected) throws Exception;

  /** All that can be fired there now. */
  List<Swept> controls() throws Exception;
}
