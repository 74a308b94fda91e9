package io.novadesk.demo.compute;

/** A volume attached to a server. */
public record Volume(String id, String device, boolean deleteOnTermination, String tag) {}
