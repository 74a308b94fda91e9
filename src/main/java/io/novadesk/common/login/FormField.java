package io.novadesk.common.login;

import io.novadesk.profile.Connection.Method;

/** The fields that are typed, in the order in which they stand. */
public enum FormField {
  NAME(Place.FRONT),
  AUTH_URL(Place.FRONT),
  /** Whose sign-on is used in the browser, by the id that the cloud has for it. */
  IDENTITY_PROVIDER(Place.FRONT),
  PROTOCOL(Place.FRONT),
  /** What that provider knows this program as, where a code is typed elsewhere. */
  CLIENT_ID(Place.FRONT),
  /** Where that provider describes itself. */
  DISCOVERY_URL(Place.FRONT),
  APPLICATION_CREDENTIAL(Place.FRONT),
  USER(Place.FRONT),
  /** In place of the user's name. */
  USER_ID(Place.SELDOM),
  /** Password, token, secret or key. */
  SECRET(Place.FRONT),
  /** A one-time code; used up by one login. Shown in front where the cloud wants one. */
  PASSCODE(Place.FRONT),
  PROJECT(Place.FRONT),
  /** Shown in front when the catalogue has none. */
  COMPUTE_URL(Place.FRONT),
  /** What the program makes one-time codes of. */
  SEED(Place.MORE),
  /** Whose application credential it is, when that is given by its name. */
  OWNER(Place.MORE),
  USER_DOMAIN(Place.MORE),
  USER_DOMAIN_ID(Place.SELDOM),
  PROJECT_DOMAIN(Place.MORE),
  PROJECT_DOMAIN_ID(Place.SELDOM),
  PROJECT_ID(Place.MORE),
  TRUST_ID(Place.SELDOM),
  /** Where a code is asked for; in place of what the provider says. */
  DEVICE_URL(Place.SELDOM),
  /** Where the provider gives its token; in place of what it says. */
  TOKEN_URL(Place.SELDOM),
  OPENID_SCOPE(Place.SELDOM),
  TOKEN_TYPE(Place.SELDOM),
  CODE_CHALLENGE(Place.SELDOM),
  /** A domain that the login is for, in place of a project. */
  SCOPE_DOMAIN(Place.SELDOM),
  SCOPE_DOMAIN_ID(Place.SELDOM),
  /** "all" where the login is for the cloud as a whole. */
  SCOPE_SYSTEM(Place.SELDOM),
  REGION(Place.MORE),
  IMAGE_URL(Place.SELDOM),
  NETWORK_URL(Place.SELDOM),
  VOLUME_URL(Place.SELDOM),
  CA_FILE(Place.MORE),
  CLIENT_CERTIFICATE(Place.MORE),
  CLIENT_KEY(Place.MORE),
  /** Opens an encrypted client key; never kept. */
  KEY_PASSWORD(Place.MORE),
  /** What a person calls a cloud of a file, whose name is not theirs to change. */
  NICKNAME(Place.MORE),
  /** Under which a cloud stands in the list. */
  FOLDER(Place.MORE);

  /** Where in the form a field stands. */
  public enum Place {
    FRONT,
    MORE,
    /** Below those, and only where a file or a saved cloud fills it. */
    SELDOM
  }

  private final Place place;

  FormField(Place place) {
    this.place = place;
  }

  public Place place() {
    return place;
  }

  /** Whether it takes the address of a service. */
  public boolean isUrl() {
    return switch (this) {
      case AUTH_URL,
          COMPUTE_URL,
          IMAGE_URL,
          NETWORK_URL,
          VOLUME_URL,
          DISCOVERY_URL,
          DEVICE_URL,
          TOKEN_URL ->
          true;
      default -> false;
    };
  }

  /** Whether what is typed there is secret: not shown, not kept, not touched. */
  public boolean isSecret() {
    return this == SECRET || this == SEED || this == KEY_PASSWORD;
  }

  /** Whether it is the person's to type although the cloud stands in a file. */
  public boolean isNeverInAFile() {
    return isSecret() || this == PASSCODE || this == NICKNAME || this == FOLDER;
  }

  /** Whether signing in by this method wants the field. */
  public boolean isFor(Method method) {
    return switch (this) {
      case APPLICATION_CREDENTIAL, OWNER -> method == Method.APPLICATION_CREDENTIAL;
      case IDENTITY_PROVIDER, PROTOCOL -> method == Method.BROWSER || method == Method.DEVICE;
      case CLIENT_ID,
          DISCOVERY_URL,
          DEVICE_URL,
          TOKEN_URL,
          OPENID_SCOPE,
          TOKEN_TYPE,
          CODE_CHALLENGE ->
          method == Method.DEVICE;
      case PASSCODE, SEED -> method == Method.PASSWORD || method == Method.TOTP;
      case SECRET -> method != Method.TOTP && method != Method.BROWSER;
      case USER -> method == Method.PASSWORD || method == Method.TOTP || method == Method.API_KEY;
      case USER_ID, USER_DOMAIN, USER_DOMAIN_ID ->
          method == Method.PASSWORD
              || method == Method.TOTP
              || method == Method.APPLICATION_CREDENTIAL;
      case PROJECT -> method != Method.APPLICATION_CREDENTIAL;
      case PROJECT_DOMAIN,
          PROJECT_DOMAIN_ID,
          PROJECT_ID,
          TRUST_ID,
          SCOPE_DOMAIN,
          SCOPE_DOMAIN_ID,
          SCOPE_SYSTEM ->
          method != Method.APPLICATION_CREDENTIAL && method != Method.API_KEY;
      case NAME,
          NICKNAME,
          FOLDER,
          AUTH_URL,
          COMPUTE_URL,
          IMAGE_URL,
          NETWORK_URL,
          VOLUME_URL,
          REGION,
          CA_FILE,
          CLIENT_CERTIFICATE,
          CLIENT_KEY,
          KEY_PASSWORD ->
          true;
    };
  }
}
