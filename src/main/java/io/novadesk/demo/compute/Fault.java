package io.novadesk.demo.compute;

/**
 * Why a server is in ERROR.
 *
 * @param created milliseconds since 1970
 * @param details for administrators when the code is 500
 */
public record Fault(int code, long created, String message, String details) {}
