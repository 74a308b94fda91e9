package io.novadesk.api.image;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an image is to be.
 *
 * @param diskFormat such as {@code qcow2} or {@code raw}
 * @param containerFormat mostly {@code bare}
 * @param visibility null: the cloud's default
 * @param isProtected whether it cannot be deleted until that is taken back
 * @param minDisk GiB
 * @param minRam MiB
 */
public record NewImage(
    String name,
    String diskFormat,
    String containerFormat,
    @Nullable String visibility,
    boolean isProtected,
    int minDisk,
    int minRam,
    List<String> tags,
    Map<String, String> properties) {}
