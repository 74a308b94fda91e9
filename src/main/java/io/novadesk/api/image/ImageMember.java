package io.novadesk.api.image;

/**
 * A project that an image is shared with.
 *
 * @param status {@code pending}, {@code accepted} or {@code rejected}: until it is accepted, the
 *     image stands in none of that project's lists
 */
public record ImageMember(String projectId, String status) {}
