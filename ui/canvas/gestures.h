#pragma once

#include "model/document/document.h"
#include "model/document/recipes/remedies.h"
#include "ui/canvas/alignment.h"
#include "ui/session/session.h"

#include <string>
#include <vector>

/// What a gesture on the canvas means: each function turns one into one edit of the document, and touches nothing.
namespace faultline::ui::gestures {

/// Puts elements down `dx`, `dy` further; a single glyph that ends in another subnet goes into it. What is written is `At` in the frame each stands
/// in, or the further glyph's, the zone's or the note's own.
[[nodiscard]] Result<Edit> move(const Document& document, const Derived& derived, const std::vector<Moved>& moved, double dx, double dy);

/// The same with a way of its own for each element. @param name  of the edit
[[nodiscard]] Result<Edit> shift(const Document& document, const Derived& derived, const std::vector<Shift>& shifts, const Message& name);

/// Gives frames and notes the width, or the height, of the largest of them.
[[nodiscard]] Result<Edit> equalise(const Document& document, const Derived& derived, const std::vector<Moved>& frames, bool width);

/// Gives a frame (or a note) the rectangle, and keeps the places of what stands in it where they are on the canvas.
[[nodiscard]] Result<Edit> resize(const Document& document, const Derived& derived, const std::string& element, const Rect& rect);

/// Sets what a resource, actor or note is called on the drawing; an empty label takes it away. The logical id stays.
[[nodiscard]] Result<Edit> rename(const Document& document, const Derived& derived, const std::string& id, const std::string& label);

/// Takes out resources, actors and notes with every mention of them.
[[nodiscard]] Result<Edit> remove(const Document& document, const Derived& derived, const std::vector<std::string>& ids);

/// Drops a recipe into a frame. @param frame  id of a frame of the diagram; empty: outside of all. @param at  in diagram coordinates
[[nodiscard]] Result<Edit> drop(const Document& document, const Derived& derived, const std::string& recipe, const std::string& frame, Point at);

/// The ways out of a drop that is refused.
[[nodiscard]] std::vector<Remedy> remediesOfDrop(const Document& document, const Derived& derived, const std::string& recipe,
                                                 const std::string& frame, Point at);

/// Connects two elements of the diagram: what that comes to depends on what they are.
[[nodiscard]] Result<Edit> connect(const Document& document, const Derived& derived, const std::string& from, const std::string& to);

[[nodiscard]] std::vector<Remedy> remediesOfConnection(const Document& document, const Derived& derived, const std::string& from,
                                                       const std::string& to);

/// Takes a connection away: the hop that it stands for.
[[nodiscard]] Result<Edit> disconnect(const Document& document, const Derived& derived, const std::string& connection);

/// Resources as a template of their own; empty when there are none.
[[nodiscard]] std::string copied(const Document& document, const Derived& derived, const std::vector<std::string>& ids);
/// Puts a copied template into the document, under free ids. @param into  element of the diagram that takes it; empty: where it stood
[[nodiscard]] Result<Edit> paste(const Document& document, const Derived& derived, const std::string& text, const std::string& into);
[[nodiscard]] Result<Edit> duplicate(const Document& document, const Derived& derived, const std::vector<std::string>& ids);

/// Puts what stands in one subnet into another.
[[nodiscard]] Result<Edit> moveInto(const Document& document, const Derived& derived, const std::string& resource, const std::string& subnet);

[[nodiscard]] Result<Edit> addNote(const Document& document, const Derived& derived, const Rect& rect, const std::string& text);

} // namespace faultline::ui::gestures
