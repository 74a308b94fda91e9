package io.novadesk.viewmodel.connect;

import io.novadesk.api.Secret;
import java.net.URI;

/** The way into a running demo cloud. */
public record DemoAccess(URI authUrl, String user, Secret password, String project) {}
