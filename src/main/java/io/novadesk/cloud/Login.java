package io.novadesk.cloud;

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
 * @param computeUrl takes the place of the catalogue's compute address
 * @param replaceHosts every address of the catalogue gets scheme, host and port of {@code
 *     authUrl}'s host (its own port stays): for clouds whose catalogue names hosts that only they
 *     can reach
 */
public record Login(
    String cloudName,
    URI authUrl,
    Credentials credentials,
    Scope scope,
    @Nullable String region,
    Catalogue.Interface face,
    TlsSettings tls,
    @Nullable URI computeUrl,
    boolean replaceHosts) {}
