package io.novadesk.demo.identity;

/** A project (tenant) of the demo cloud. */
public record Project(String id, String name) {}
