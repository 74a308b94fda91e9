package io.novadesk.cloud.overview;

import io.novadesk.api.compute.InstanceAction;

/** What was done to a server. */
public record Event(String serverId, String serverName, InstanceAction action) {}
