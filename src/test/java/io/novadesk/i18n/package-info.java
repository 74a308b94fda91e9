@NullMarked
package io.novadesk.i18n;

import org.jspecify.annotations.NullMarked;
