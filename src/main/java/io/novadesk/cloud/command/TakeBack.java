package io.novadesk.cloud.command;

/** A job that takes back a small change, where that is as it was left. */
public interface TakeBack extends Job {
  /** What was done. */
  String done();

  /** What it does, in a few words. */
  String does();
}
