package io.novadesk.api.wire;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person would read on a small web page; every part may be empty.
 *
 * @param heading the first heading
 * @param text everything that is shown, on one line
 */
record HtmlPage(String title, String heading, String text) {
  private static final int LONGEST = 64 << 10;
  private static final Pattern START =
      Pattern.compile(
          "\\s*(<!--|<!doctype html|</?[a-z][a-z0-9]*[\\s/>])", Pattern.CASE_INSENSITIVE);
  private static final Pattern TITLE = element("title");
  private static final Pattern HEADING = element("h[1-4]");
  private static final Pattern HIDDEN =
      Pattern.compile("(?is)<(head|style|script)\\b[^>]*>.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("<[^>]*>");

  private static Pattern element(String name) {
    return Pattern.compile("(?is)<" + name + "\\b[^>]*>(.*?)</" + name + "\\s*>");
  }

  static boolean looksLikeHtml(String text) {
    return START.matcher(text).lookingAt();
  }

  static HtmlPage read(String html) {
    String part = html.length() <= LONGEST ? html : html.substring(0, LONGEST);
    return new HtmlPage(
        first(TITLE, part), first(HEADING, part), plain(HIDDEN.matcher(part).replaceAll(" ")));
  }

  private static String first(Pattern element, String html) {
    Matcher m = element.matcher(html);
    return m.find() ? plain(m.group(1)) : "";
  }

  private static String plain(String html) {
    return TAG.matcher(html)
        .replaceAll(" ")
        .replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** Some services put line break tags into their JSON messages. */
  static String withoutLineBreakTags(String text) {
    return text.toLowerCase(Locale.ROOT).contains("<br")
        ? text.replaceAll("(?i)<br\\s*/?>", " ")
        : text;
  }
}
