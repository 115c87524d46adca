package org.netpeering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.netpeering.application.access.ActionDeniedException;
import org.netpeering.application.feed.LogUnavailableException;
import org.netpeering.application.inventory.InventoryRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns whatever goes wrong on a page into a page that says what to do. A bug is written down once, and named by an id. */
@ControllerAdvice(basePackageClasses = ConsoleErrors.class)
class ConsoleErrors {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleErrors.class);

    private final Texts texts;
    private final PageFrame frame;

    ConsoleErrors(Texts texts, PageFrame frame) {
        this.texts = texts;
        this.frame = frame;
    }

    @ExceptionHandler
    String refused(ConsoleRefusal refusal, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(refusal.status(), refusal.textIn(texts), request, response, model);
    }

    @ExceptionHandler
    String denied(ActionDeniedException e, HttpServletRequest request, HttpServletResponse response, Model model) {
        String text = texts.of("error.denied", e.refusal().action());
        return page(HttpStatus.FORBIDDEN.value(), text, request, response, model);
    }

    @ExceptionHandler
    String refused(InventoryRefused e, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.CONFLICT.value(), String.valueOf(e.getMessage()), request, response, model);
    }

    @ExceptionHandler({ServletRequestBindingException.class, MethodArgumentTypeMismatchException.class})
    String malformed(Exception e, HttpServletRequest request, HttpServletResponse response, Model model) {
        String text = texts.of("error.malformed");
        return page(HttpStatus.BAD_REQUEST.value(), text, request, response, model);
    }

    @ExceptionHandler
    String unavailable(
            LogUnavailableException e, HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(HttpStatus.SERVICE_UNAVAILABLE.value(), texts.of("error.unavailable"), request, response, model);
    }

    /** The outermost frame of a page. */
    @ExceptionHandler
    String fault(RuntimeException bug, HttpServletRequest request, HttpServletResponse response, Model model) {
        String id = request.getAttribute(Door.CALLER) instanceof Caller caller
                ? caller.context().requestId()
                : UUID.randomUUID().toString();
        LOG.error("Request {} (console {} {}) failed", id, request.getMethod(), request.getRequestURI(), bug);
        return page(HttpStatus.INTERNAL_SERVER_ERROR.value(), texts.of("error.fault", id), request, response, model);
    }

    private String page(
            int status, String text, HttpServletRequest request, HttpServletResponse response, Model model) {
        response.setStatus(status);
        frame.addTo(model, request);
        model.addAttribute("text", text);
        return request.getHeader("HX-Request") == null ? "console/refused" : "console/parts :: problem";
    }
}
