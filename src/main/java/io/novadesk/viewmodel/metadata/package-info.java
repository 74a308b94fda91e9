/** The edit of an object's key-value pairs, merged with what others did meanwhile. */
@NullMarked
package io.novadesk.viewmodel.metadata;

import org.jspecify.annotations.NullMarked;
