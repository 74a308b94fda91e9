package io.novadesk.api.identity;

/** A domain: what users and projects belong to. The name falls back to the id. */
public record Domain(String id, String name) {}
