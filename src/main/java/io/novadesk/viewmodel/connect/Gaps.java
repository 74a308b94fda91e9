package io.novadesk.viewmodel.connect;

import io.novadesk.common.login.FormField;
import io.novadesk.profile.OpenRc;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where it is told that a file left something open: beside the field that it would have filled, or
 * above all of them.
 *
 * @param remarks also what else a person should know about the file
 */
record Gaps(Map<FormField, String> beside, List<String> remarks) {
  static final Gaps NONE = new Gaps(Map.of(), List.of());

  Gaps {
    beside = Map.copyOf(beside);
    remarks = List.copyOf(remarks);
  }

  static Gaps of(OpenRc.Entry entry) {
    Map<FormField, String> beside = new EnumMap<>(FormField.class);
    List<String> remarks = new ArrayList<>(entry.remarks());
    for (OpenRc.Gap gap : entry.gaps()) {
      Optional<FormField> field =
          field(gap.variable()).filter(f -> f.isFor(entry.connection().signIn().method()));
      field.ifPresentOrElse(
          f -> beside.putIfAbsent(f, gap.sentence()), () -> remarks.add(gap.sentence()));
    }
    return new Gaps(beside, remarks);
  }

  private static Optional<FormField> field(String variable) {
    return Optional.ofNullable(
        switch (variable) {
          case "OS_AUTH_URL" -> FormField.AUTH_URL;
          case "OS_USERNAME", "OS_USER_NAME" -> FormField.USER;
          case "OS_USER_ID" -> FormField.USER_ID;
          case "OS_PASSWORD", "OS_TOKEN", "OS_AUTH_TOKEN", "OS_APPLICATION_CREDENTIAL_SECRET" ->
              FormField.SECRET;
          case "OS_APPLICATION_CREDENTIAL_ID", "OS_APPLICATION_CREDENTIAL_NAME" ->
              FormField.APPLICATION_CREDENTIAL;
          case "OS_PASSCODE" -> FormField.PASSCODE;
          case "OS_IDENTITY_PROVIDER" -> FormField.IDENTITY_PROVIDER;
          case "OS_PROTOCOL" -> FormField.PROTOCOL;
          case "OS_PROJECT_NAME", "OS_TENANT_NAME" -> FormField.PROJECT;
          case "OS_PROJECT_ID", "OS_TENANT_ID" -> FormField.PROJECT_ID;
          case "OS_USER_DOMAIN_NAME" -> FormField.USER_DOMAIN;
          case "OS_USER_DOMAIN_ID" -> FormField.USER_DOMAIN_ID;
          case "OS_PROJECT_DOMAIN_NAME" -> FormField.PROJECT_DOMAIN;
          case "OS_PROJECT_DOMAIN_ID" -> FormField.PROJECT_DOMAIN_ID;
          case "OS_TRUST_ID" -> FormField.TRUST_ID;
          case "OS_SYSTEM_SCOPE" -> FormField.SCOPE_SYSTEM;
          case "OS_DOMAIN_NAME" -> FormField.SCOPE_DOMAIN;
          case "OS_DOMAIN_ID" -> FormField.SCOPE_DOMAIN_ID;
          case "OS_REGION_NAME" -> FormField.REGION;
          case "OS_CACERT" -> FormField.CA_FILE;
          case "OS_CERT" -> FormField.CLIENT_CERTIFICATE;
          case "OS_KEY" -> FormField.CLIENT_KEY;
          case "OS_COMPUTE_ENDPOINT_OVERRIDE" -> FormField.COMPUTE_URL;
          case "OS_IMAGE_ENDPOINT_OVERRIDE" -> FormField.IMAGE_URL;
          case "OS_NETWORK_ENDPOINT_OVERRIDE" -> FormField.NETWORK_URL;
          case "OS_VOLUME_ENDPOINT_OVERRIDE", "OS_BLOCK_STORAGE_ENDPOINT_OVERRIDE" ->
              FormField.VOLUME_URL;
          default -> null;
        });
  }
}
