/** The demo cloud's Glance: image records and the Image API v2. */
@NullMarked
package io.novadesk.demo.image;

import org.jspecify.annotations.NullMarked;
