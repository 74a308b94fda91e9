package io.novadesk.demo;

/** Which age of OpenStack the demo cloud speaks. */
public enum Dialect {
  /** Keystone v3 and v2.0, Compute 2.1 to 2.96. */
  V2_1,
  /** Keystone v2.0 only, Compute v1.1 with integer ids: a cloud of the Diablo age. */
  V1_1
}
