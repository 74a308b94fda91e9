package io.novadesk.keychain;

import io.novadesk.keychain.Keychain.Owner;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** An owner as one name, where a keychain knows names only: no two owners have the same. */
final class OwnerName {
  private OwnerName() {}

  static String of(Owner owner) {
    return List.of(owner.authUrl(), owner.kind(), owner.domain(), owner.user()).stream()
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8))
        .collect(Collectors.joining("/", "Novadesk/", ""));
  }
}
