package io.novadesk.viewmodel.images;

/** What can be done about images. */
public enum ImageAction {
  ADD,
  DOWNLOAD,
  EDIT,
  MEMBERS,
  DEACTIVATE,
  REACTIVATE,
  DELETE
}
