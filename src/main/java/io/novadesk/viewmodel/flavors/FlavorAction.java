package io.novadesk.viewmodel.flavors;

/** What administrators can do about flavors. */
public enum FlavorAction {
  CREATE,
  ACCESS,
  DELETE
}
