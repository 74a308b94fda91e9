package io.novadesk.viewmodel.wall;

/** What a colour of the wall means, from the one that least needs a person to the one that most. */
public enum Tone {
  GOOD,
  OFF,
  STRANGE,
  BUSY,
  ASKS,
  BAD
}
