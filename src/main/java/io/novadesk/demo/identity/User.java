package io.novadesk.demo.identity;

/** A user of the demo cloud; the password stays in {@link Accounts}. */
public record User(String id, String name) {}
