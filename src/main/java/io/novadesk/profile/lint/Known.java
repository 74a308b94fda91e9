package io.novadesk.profile.lint;

import java.util.Set;
import java.util.regex.Pattern;

/** The words of clouds.yaml and of the environment, as openstacksdk and keystoneauth have them. */
final class Known {
  static final Set<String> ROOT =
      Set.of("clouds", "public_clouds", "client", "cache", "metrics", "default_cloud");

  /** Settings of a login, which belong in {@code auth}. */
  static final Set<String> AUTH =
      Set.of(
          "auth_url",
          "username",
          "user_id",
          "password",
          "passcode",
          "token",
          "project_name",
          "project_id",
          "user_domain_name",
          "user_domain_id",
          "project_domain_name",
          "project_domain_id",
          "domain_name",
          "domain_id",
          "default_domain",
          "default_domain_id",
          "default_domain_name",
          "system_scope",
          "trust_id",
          "tenant_name",
          "tenant_id",
          "application_credential_id",
          "application_credential_name",
          "application_credential_secret",
          "auth_methods");

  /** Those of logins through another provider, of which nothing more is known here. */
  static final Set<String> FEDERATED =
      Set.of(
          "identity_provider",
          "identity_provider_url",
          "protocol",
          "client_id",
          "client_secret",
          "openid_scope",
          "access_token",
          "access_token_endpoint",
          "access_token_type",
          "discovery_endpoint",
          "device_authorization_endpoint",
          "authorization_code",
          "redirect_uri",
          "redirect_host",
          "redirect_port",
          "code",
          "code_challenge_method",
          "service_provider_endpoint",
          "service_provider_entity_id",
          "mutual_auth",
          "consumer_key",
          "consumer_secret",
          "access_key",
          "access_secret",
          "endpoint",
          "auth_method",
          "oauth2_endpoint",
          "oauth2_client_id",
          "oauth2_client_secret");

  /** Settings beside {@code auth}. */
  static final Set<String> ENTRY =
      Set.of(
          "auth",
          "auth_type",
          "auth_plugin",
          "profile",
          "cloud",
          "region_name",
          "regions",
          "interface",
          "endpoint_type",
          "verify",
          "insecure",
          "cacert",
          "cert",
          "key",
          "api_timeout",
          "timeout",
          "networks",
          "external_network",
          "internal_network",
          "use_external_network",
          "use_internal_network",
          "floating_ip_source",
          "nat_destination",
          "nat_source",
          "default_network",
          "private",
          "force_ipv4",
          "image_format",
          "image_api_use_tasks",
          "secgroup_source",
          "status",
          "message",
          "vendor_hook",
          "cache",
          "metrics",
          "log_level",
          "default_interface",
          "requires_floating_ip",
          "disable_vendor_agent",
          "object_store_url",
          "app_name",
          "app_version",
          "statsd_host",
          "statsd_port",
          "statsd_prefix",
          "auth_methods",
          "split_loggers",
          "timing",
          "password_prompt",
          "identity_api_version",
          "compute_api_version",
          "image_api_version",
          "network_api_version",
          "volume_api_version");

  /** Settings of one service, such as {@code image_endpoint_override}. */
  static final Pattern OF_SERVICE =
      Pattern.compile(
          "\\w+_(?:api_version|endpoint_override|endpoint|default_microversion|service_type"
              + "|service_name|interface|endpoint_type|min_version|max_version|region_name"
              + "|status_code_retries|status_code_retry_delay|connect_retries|connect_retry_delay"
              + "|retriable_status_codes|auth_required|rate_limit|api_timeout|timeout)");

  static final Set<String> AUTH_TYPES =
      Set.of(
          "password",
          "token",
          "none",
          "noauth",
          "http_basic",
          "admin_token",
          "token_endpoint",
          "v1password",
          "v2password",
          "v2token",
          "v3password",
          "v3token",
          "v3totp",
          "v3multifactor",
          "v3applicationcredential",
          "v3websso",
          "v3kerberos",
          "v3fedkerb",
          "v3adfspassword",
          "v3samlpassword",
          "v3oidcpassword",
          "v3oidcclientcredentials",
          "v3oidcauthcode",
          "v3oidcaccesstoken",
          "v3oidcdeviceauthz",
          "v3oauth1",
          "v3oauth2clientcredential",
          "v3oauth2mtlsclientcredential",
          "v3tokenlessauth",
          "gnocchi_basic",
          "gnocchi_noauth");

  static final Set<String> INTERFACES =
      Set.of("public", "internal", "admin", "publicurl", "internalurl", "adminurl");

  /** Settings whose value is a secret. */
  static final Set<String> SECRETS =
      Set.of(
          "password",
          "token",
          "passcode",
          "application_credential_secret",
          "client_secret",
          "access_token",
          "oauth2_client_secret",
          "consumer_secret",
          "access_secret");

  private Known() {}
}
