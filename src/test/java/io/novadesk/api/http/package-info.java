/** The transport against everything that a network and a cloud can do to it. */
@NullMarked
package io.novadesk.api.http;

import org.jspecify.annotations.NullMarked;
