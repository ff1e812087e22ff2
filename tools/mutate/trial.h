// One trial: a book with errors is checked, and what the check says is compared with the truth.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "job/job.h"
#include "mutation.h"

namespace yiben::mutate {

struct Outcome {
  bool possible = true;      // false: a figure could not be found in the text, so nothing was tried
  bool detected = false;     // the verdict is no longer consistent
  bool unproven = false;     // … because nothing could be proven
  bool by_sentence = false;  // … because of a sentence alone
  bool by_rule = false;      // … or it still is, and a rule warns of a changed figure
  bool warned = false;       // it still is, and a warning says which amounts do not fit
  bool allowed = false;      // not detected, and nothing could: amounts exist that fit all that the
                             // book as it was is held to (rounding, or two cells of equal sums)
  bool named = false;        // every changed figure is among the suspects
  bool explained = false;    // the changed figures are an explanation of all that is found
  bool first = false;        // … and stand first where there are several
  bool only = false;         // … and there is no other
  bool fewer = false;        // fewer figures than were changed explain it
  bool expected = false;     // the amounts expected of the changed figures meet the original ones
};

// How changes are made and what is done anew.
enum class Way {
  in_memory,  // in the figures of the recognised book; only proven anew: fast
  document,   // in the cells of the document as read; recognised and proven anew
  text,       // in the bytes of a text file; read, recognised and proven anew
};

class Trials {
 public:
  // Both must outlive it. `bytes`: of each file, for Way::text.
  Trials(const job::Checked& checked, Way way, const std::vector<std::string>& bytes);

  Outcome run(const Plan& plan);

  // The documents with these changes, as Way::document or Way::text makes them; nothing where a
  // figure stands otherwise there.
  std::optional<std::vector<Document>> documents(const Plan& plan) const;

 private:
  Outcome in_memory(const Plan& plan);
  bool is_allowed(const Plan& plan);
  std::vector<Figure> change(const Plan& plan);
  void restore(const Plan& plan, const std::vector<Figure>& originals);
  Outcome again(const Plan& plan);
  void hear(const prose::Narrative& narrative, Outcome& outcome) const;
  void ask_rules(const Book& book, const prose::Narrative& narrative,
                 const std::vector<Figure>& originals, Outcome& outcome) const;
  std::optional<Document> changed_document(std::size_t index, const Plan& plan) const;

  const job::Checked& checked_;
  Way way_;
  const std::vector<std::string>& bytes_;
  Book book_;  // a copy to change
};

}  // namespace yiben::mutate
