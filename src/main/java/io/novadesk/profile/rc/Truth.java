package io.novadesk.profile.rc;

/** Whether a command succeeds. */
enum Truth {
  YES,
  NO,
  UNKNOWN;

  static Truth of(boolean yes) {
    return yes ? YES : NO;
  }

  Truth negated() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
