package io.novadesk.demo.http;

/** One service of the cloud, living under a path of the port. */
@FunctionalInterface
public interface Service {
  /** Answers a request; writes its own refusals in its own form. */
  Answer handle(Call call);
}
