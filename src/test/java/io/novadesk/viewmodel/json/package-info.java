@NullMarked
package io.novadesk.viewmodel.json;

import org.jspecify.annotations.NullMarked;
