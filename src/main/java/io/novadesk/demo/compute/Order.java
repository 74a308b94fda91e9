package io.novadesk.demo.compute;

import io.novadesk.demo.identity.Caller;

/** Who wants something done, and in which request they said so. */
public record Order(Caller caller, String requestId) {}
