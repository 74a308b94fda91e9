@NullMarked
package io.novadesk.view.metadata;

import org.jspecify.annotations.NullMarked;
