package io.novadesk.cloud.live;

import io.novadesk.api.http.TlsSettings;
import io.novadesk.api.identity.Catalogue;
import io.novadesk.api.identity.Credentials;
import io.novadesk.api.identity.Scope;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Everything that it takes to connect to a cloud.
 *
 * @param cloudName what the person calls it
 * @param authUrl as typed
 * @param region null: every region of the catalogue
 * @param endpoints where the services stand when the catalogue is wrong about it
 */
public record Login(
    String cloudName,
    URI authUrl,
    Credentials credentials,
    Scope scope,
    @Nullable String region,
    Catalogue.Interface face,
    TlsSettings tls,
    Endpoints endpoints) {}
