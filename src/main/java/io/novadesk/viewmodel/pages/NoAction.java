package io.novadesk.viewmodel.pages;

/** What can be done on a page that only tells. */
public enum NoAction {}
