package io.novadesk.viewmodel.connect;

import io.novadesk.profile.Connection.Method;
import java.util.EnumSet;
import java.util.Set;

/** The fields that are typed, with the methods of signing in that want them. */
public enum FormField {
  NAME(Place.FRONT, EnumSet.allOf(Method.class)),
  AUTH_URL(Place.FRONT, EnumSet.allOf(Method.class)),
  APPLICATION_CREDENTIAL(Place.FRONT, EnumSet.of(Method.APPLICATION_CREDENTIAL)),
  USER(Place.FRONT, EnumSet.of(Method.PASSWORD, Method.API_KEY)),
  /** Password, token, secret or key. */
  SECRET(Place.FRONT, EnumSet.allOf(Method.class)),
  PROJECT(Place.FRONT, EnumSet.of(Method.PASSWORD, Method.TOKEN, Method.API_KEY)),
  /** Whose application credential it is, when that is given by its name. */
  OWNER(Place.MORE, EnumSet.of(Method.APPLICATION_CREDENTIAL)),
  USER_DOMAIN(Place.MORE, EnumSet.of(Method.PASSWORD, Method.APPLICATION_CREDENTIAL)),
  PROJECT_DOMAIN(Place.MORE, EnumSet.of(Method.PASSWORD, Method.TOKEN)),
  PROJECT_ID(Place.MORE, EnumSet.of(Method.PASSWORD, Method.TOKEN)),
  REGION(Place.MORE, EnumSet.allOf(Method.class)),
  CA_FILE(Place.MORE, EnumSet.allOf(Method.class)),
  CLIENT_CERTIFICATE(Place.MORE, EnumSet.allOf(Method.class)),
  CLIENT_KEY(Place.MORE, EnumSet.allOf(Method.class)),
  COMPUTE_URL(Place.MORE, EnumSet.allOf(Method.class));

  /** Where in the form a field stands. */
  public enum Place {
    FRONT,
    MORE
  }

  private final Place place;
  private final Set<Method> methods;

  FormField(Place place, Set<Method> methods) {
    this.place = place;
    this.methods = methods;
  }

  public Place place() {
    return place;
  }

  public boolean isFor(Method method) {
    return methods.contains(method);
  }
}
