/** Metadata of servers and images: merged three ways, with what the cloud refuses left out. */
@NullMarked
package io.novadesk.cloud.metadata;

import org.jspecify.annotations.NullMarked;
