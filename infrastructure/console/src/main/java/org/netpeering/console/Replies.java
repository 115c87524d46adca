package org.netpeering.console;

import jakarta.servlet.http.HttpServletResponse;

/** Where a form leads when it is done: as a redirect, or as a word to the script that has sent it from a dialog. */
final class Replies {
    /** @param target the part of a page that the script wanted; empty if the browser itself has sent the form */
    String goTo(String path, String target, HttpServletResponse response) {
        if (target.isEmpty()) {
            return "redirect:" + path;
        }
        response.setHeader("HX-Redirect", path);
        return "console/parts :: nothing";
    }
}
