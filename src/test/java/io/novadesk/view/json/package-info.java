@NullMarked
package io.novadesk.view.json;

import org.jspecify.annotations.NullMarked;
