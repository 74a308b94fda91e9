@NullMarked
package io.novadesk.viewmodel.metadata;

import org.jspecify.annotations.NullMarked;
