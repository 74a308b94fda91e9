@NullMarked
package io.novadesk.view.exchanges;

import org.jspecify.annotations.NullMarked;
