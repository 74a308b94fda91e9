package io.novadesk.cloud.connect;

/** The steps of connecting, in their order. */
public enum ConnectStep {
  RESOLVE,
  REACH,
  VERSIONS,
  LOGIN,
  CATALOGUE,
  COMPUTE
}
