package io.novadesk.viewmodel.launch;

import io.novadesk.api.YamlText;
import io.novadesk.api.compute.Flavor;
import io.novadesk.api.image.Image;
import io.novadesk.i18n.Text;
import io.novadesk.viewmodel.base.Sizes;
import io.novadesk.viewmodel.base.TagRules;
import io.novadesk.viewmodel.launch.LaunchForm.NetworkMode;
import io.novadesk.viewmodel.launch.Remark.Kind;
import io.novadesk.viewmodel.servers.RegionModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be said of the fields before the cloud is asked, in its own terms. */
final class LaunchRules {
  /** Of names, keys, values and descriptions, in every age of the API. */
  private static final int LONGEST = 255;

  private static final int MOST_SERVERS = 1_000;
  private static final int MOST_AT_ONCE = 50;

  /** Characters of base64. */
  static final int MOST_USER_DATA = 65_535;

  private final LaunchForm form;
  private final Ability ability;
  private final RegionModel region;
  private final Map<LaunchField, Remark> remarks = new EnumMap<>(LaunchField.class);

  private LaunchRules(LaunchForm form, Ability ability, RegionModel region) {
    this.form = form;
    this.ability = ability;
    this.region = region;
  }

  /** A remark for each field that deserves one. */
  static Map<LaunchField, Remark> judge(LaunchForm form, Ability ability, RegionModel region) {
    LaunchRules rules = new LaunchRules(form, ability, region);
    rules.names();
    rules.sizes();
    rules.metadata();
    rules.files();
    rules.userData();
    rules.texts();
    rules.networks();
    return rules.remarks;
  }

  private void error(LaunchField field, String key, Object... args) {
    remarks.putIfAbsent(field, new Remark(Text.of(key, args), Kind.ERROR));
  }

  private void missing(LaunchField field, String key) {
    remarks.putIfAbsent(field, new Remark(Text.of(key), Kind.MISSING));
  }

  private void note(LaunchField field, String key, Object... args) {
    remarks.putIfAbsent(field, new Remark(Text.of(key, args), Kind.NOTE));
  }

  /** Empty: it is no whole number within these bounds. */
  static OptionalInt number(String text, int least, int most) {
    if (!text.matches("\\d{1,9}")) {
      return OptionalInt.empty();
    }
    int value = Integer.parseInt(text);
    return value < least || value > most ? OptionalInt.empty() : OptionalInt.of(value);
  }

  static int count(LaunchForm form) {
    return number(form.get(LaunchField.COUNT), 1, MOST_SERVERS).orElse(1);
  }

  static int start(LaunchForm form) {
    return number(form.get(LaunchField.START), 0, 999_999_999).orElse(1);
  }

  static int atOnce(LaunchForm form) {
    return number(form.get(LaunchField.AT_ONCE), 1, MOST_AT_ONCE).orElse(5);
  }

  static List<String> names(LaunchForm form) {
    NamePattern pattern = NamePattern.of(form.get(LaunchField.NAME));
    int count = count(form);
    return form.togetherProperty().get() && count > 1
        ? NamePattern.ofCloud(pattern.base(), count)
        : pattern.names(start(form), count);
  }

  private void names() {
    String name = form.get(LaunchField.NAME);
    NamePattern pattern = NamePattern.of(name);
    if (name.isEmpty()) {
      missing(LaunchField.NAME, "launch.error.noName");
    } else if (pattern.isOdd()) {
      error(LaunchField.NAME, "launch.error.braces");
    }
    if (number(form.get(LaunchField.COUNT), 1, MOST_SERVERS).isEmpty()) {
      error(LaunchField.COUNT, "launch.error.count", MOST_SERVERS);
    }
    if (number(form.get(LaunchField.START), 0, 999_999_999).isEmpty()) {
      error(LaunchField.START, "launch.error.start");
    }
    if (number(form.get(LaunchField.AT_ONCE), 1, MOST_AT_ONCE).isEmpty()) {
      error(LaunchField.AT_ONCE, "launch.error.atOnce", MOST_AT_ONCE);
    }
    List<String> names = names(form);
    int longest = names.stream().mapToInt(n -> n.codePointCount(0, n.length())).max().orElse(0);
    if (longest > LONGEST) {
      error(LaunchField.NAME, "launch.error.nameTooLong", longest - LONGEST, LONGEST);
    }
    if (!name.isEmpty()) {
      takenNames(names);
    }
  }

  /** Clouds allow it, people rarely mean it. */
  private void takenNames(List<String> names) {
    Set<String> wanted = new HashSet<>(names);
    List<String> taken =
        region.rows().stream()
            .map(row -> row.name())
            .filter(wanted::contains)
            .distinct()
            .sorted()
            .toList();
    if (!taken.isEmpty()) {
      note(LaunchField.NAME, "launch.note.nameTaken", taken.getFirst(), taken.size() - 1);
    }
  }

  private void sizes() {
    String imageId = form.get(LaunchField.IMAGE);
    Image image = imageId.isEmpty() ? null : region.image(imageId);
    Flavor flavor = flavor(region, form.get(LaunchField.FLAVOR));
    boolean ownVolume = ability.bootVolume() && form.bootsFromVolume();
    if (ownVolume) {
      image = null;
      if (count(form) > 1) {
        error(LaunchField.VOLUME, "launch.error.volumeMany");
      }
    } else if (imageId.isEmpty()) {
      missing(LaunchField.IMAGE, "launch.error.noImage");
    } else if (image == null && !region.images().isEmpty()) {
      error(LaunchField.IMAGE, "launch.error.imageGone");
    } else if (image != null && !image.status().equals("ACTIVE")) {
      error(LaunchField.IMAGE, "launch.error.imageStatus", image.name(), image.status());
    }
    if (flavor == null) {
      missing(LaunchField.FLAVOR, "launch.error.noFlavor");
    } else if (image != null) {
      String why = whyTooSmall(flavor, image, form.fromVolumeProperty().get());
      if (!why.isEmpty()) {
        remarks.putIfAbsent(LaunchField.FLAVOR, new Remark(why, Kind.ERROR));
      }
    }
    if (form.fromVolumeProperty().get() && !ownVolume) {
      OptionalInt size = number(form.get(LaunchField.VOLUME_SIZE), 1, 1_000_000);
      if (size.isEmpty()) {
        error(LaunchField.VOLUME_SIZE, "launch.error.volumeSize");
      } else if (image != null && size.getAsInt() < image.minDisk()) {
        error(LaunchField.VOLUME_SIZE, "launch.error.volumeTooSmall", image.minDisk());
      }
    }
  }

  static @Nullable Flavor flavor(RegionModel region, String id) {
    return region.flavors().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
  }

  /**
   * Empty: the image fits.
   *
   * @param fromVolume its disk lies in a volume, so that the flavor's does not matter
   */
  static String whyTooSmall(Flavor flavor, Image image, boolean fromVolume) {
    if (flavor.ram() < image.minRam()) {
      return Text.of(
          "launch.error.ram", image.name(), Sizes.ofMib(image.minRam()), Sizes.ofMib(flavor.ram()));
    }
    // A flavor with no disk takes the image's size.
    return !fromVolume && flavor.disk() > 0 && flavor.disk() < image.minDisk()
        ? Text.of("launch.error.disk", image.name(), image.minDisk(), flavor.disk())
        : "";
  }

  private void metadata() {
    Set<String> keys = new HashSet<>();
    int used = 0;
    for (Pair pair : form.metadata()) {
      if (pair.isBlank()) {
        continue;
      }
      used++;
      String key = pair.key().get();
      if (key.isEmpty()) {
        error(LaunchField.METADATA, "metadata.noKey");
      } else if (!keys.add(key)) {
        error(LaunchField.METADATA, "launch.error.twin", key);
      } else if (key.length() > LONGEST || pair.value().get().length() > LONGEST) {
        error(LaunchField.METADATA, "launch.error.metadataTooLong", shortened(key), LONGEST);
      } else if (ability.together() && !key.matches("[a-zA-Z0-9-_:. ]+")) {
        error(LaunchField.METADATA, "launch.error.metadataKey", key);
      }
    }
    OptionalInt limit = region.limit("maxServerMeta");
    if (limit.isPresent() && used > limit.getAsInt()) {
      error(LaunchField.METADATA, "launch.error.metadataMany", limit.getAsInt());
    }
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private void files() {
    if (!ability.files()) {
      return;
    }
    OptionalInt most = region.limit("maxPersonality");
    OptionalInt size = region.limit("maxPersonalitySize");
    if (most.isPresent() && form.files().size() > most.getAsInt()) {
      error(LaunchField.FILES, "launch.error.filesMany", most.getAsInt());
    }
    Set<String> paths = new HashSet<>();
    for (InjectedFile file : form.files()) {
      String path = file.path().get();
      if (path.isBlank()) {
        error(LaunchField.FILES, "launch.error.noPath");
      } else if (path.length() > LONGEST) {
        error(LaunchField.FILES, "launch.error.pathTooLong", shortened(path), LONGEST);
      } else if (!paths.add(path)) {
        error(LaunchField.FILES, "launch.error.twin", path);
      } else if (!file.problem().get().isEmpty()) {
        remarks.putIfAbsent(LaunchField.FILES, new Remark(file.problem().get(), Kind.ERROR));
      } else if (size.isPresent() && file.content().length > size.getAsInt()) {
        error(
            LaunchField.FILES,
            "launch.error.fileTooLarge",
            path,
            file.content().length,
            size.getAsInt());
      }
    }
  }

  /** Characters of base64 that a text takes. */
  static int base64(String text) {
    return (text.getBytes(StandardCharsets.UTF_8).length + 2) / 3 * 4;
  }

  private void userData() {
    String text = form.text(LaunchField.USER_DATA).get();
    if (!ability.userData() || text.isEmpty()) {
      return;
    }
    if (base64(text) > MOST_USER_DATA) {
      error(LaunchField.USER_DATA, "launch.error.userDataTooLarge", base64(text) - MOST_USER_DATA);
    } else if (text.startsWith("#cloud-config")) {
      YamlText.Problem problem = YamlText.problem(text);
      if (problem != null) {
        error(
            LaunchField.USER_DATA,
            "launch.error.yaml",
            problem.line(),
            problem.column(),
            problem.sentence());
      }
    } else if (!text.startsWith("#!")
        && !text.startsWith("#include")
        && !text.startsWith("Content-Type:")
        && !text.startsWith("## template:")) {
      note(LaunchField.USER_DATA, "launch.note.userDataKind");
    }
  }

  private void texts() {
    if (form.get(LaunchField.DESCRIPTION).length() > LONGEST) {
      error(LaunchField.DESCRIPTION, "launch.error.description", LONGEST);
    }
    List<String> tags = tags(form);
    if (tags.size() > TagRules.MOST) {
      error(LaunchField.TAGS, "launch.error.tagsMany", TagRules.MOST);
    }
    for (String tag : tags) {
      if (!TagRules.complaint(tag).isEmpty()) {
        error(LaunchField.TAGS, "launch.error.tag", shortened(tag), TagRules.LONGEST);
      }
    }
    String hostname = form.get(LaunchField.HOSTNAME);
    if (!hostname.isEmpty()) {
      boolean dotted = hostname.indexOf('.') >= 0;
      if (count(form) > 1) {
        error(LaunchField.HOSTNAME, "launch.error.hostnameMany");
      } else if (dotted && !ability.dottedHostname()) {
        error(LaunchField.HOSTNAME, "launch.error.hostnameDots");
      } else if (!hostname.matches(
          "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9-]{1,63})*")) {
        error(LaunchField.HOSTNAME, "launch.error.hostname");
      }
    }
  }

  static List<String> tags(LaunchForm form) {
    return Stream.of(form.get(LaunchField.TAGS).split("[,\\s]+", -1))
        .filter(t -> !t.isEmpty())
        .distinct()
        .toList();
  }

  private void networks() {
    if (!ability.networks() || form.networkModeProperty().get() != NetworkMode.CHOSEN) {
      return;
    }
    List<String> chosen = new ArrayList<>(form.networks());
    chosen.addAll(form.ports());
    if (chosen.isEmpty()) {
      error(LaunchField.NETWORKS, "launch.error.noNetwork");
    } else if (!form.ports().isEmpty() && count(form) > 1) {
      error(LaunchField.NETWORKS, "launch.error.portsMany");
    }
  }
}
