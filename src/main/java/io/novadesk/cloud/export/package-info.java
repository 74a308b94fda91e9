/** Lists as text for other programs: CSV, JSON, YAML. */
@NullMarked
package io.novadesk.cloud.export;

import org.jspecify.annotations.NullMarked;
