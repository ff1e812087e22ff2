// The script of the page: a click on a figure lists the sums in which it stands. Without it the
// page reads the same.
#include "report/html/assets.h"

namespace yiben::report::page {
namespace {

constexpr std::string_view kScript = R"js(
(function () {
  'use strict';
  var data = JSON.parse(document.getElementById('figures').textContent);
  var panel = document.getElementById('panel');
  var list = document.getElementById('sums');
  var about = document.getElementById('about');
  var printings = {}, sums = {}, opener = null;
  data.figures.forEach(function (figure, i) {
    (printings[figure[3]] = printings[figure[3]] || []).push(i);
  });
  data.identities.forEach(function (identity, i) {
    for (var k = 2; k < identity.length; k += 2) {
      (sums[identity[k]] = sums[identity[k]] || []).push(i);
    }
  });
  function element(tag, text, parent) {
    var made = document.createElement(tag);
    if (text) made.textContent = text;
    if (parent) parent.appendChild(made);
    return made;
  }
  function printed(i) {
    var cell = document.getElementById('f' + i);
    var link = cell && cell.querySelector('a.f');
    return link ? link.textContent : data.words.blank;
  }
  function name(i, table) {
    var figure = data.figures[i];
    var words = table === figure[0] ? [] : [data.names[figure[0]]];
    return words.concat(data.names[figure[1]], data.names[figure[2]]).join('  ');
  }
  // The printing that stands nearest: in the table of the figure that was clicked.
  function nearest(variable, i) {
    var all = printings[variable] || [];
    var table = data.figures[i][0];
    var same = all.filter(function (j) { return data.figures[j][0] === table; });
    return same.indexOf(i) >= 0 ? i : same.length ? same[0] : all.length ? all[0] : -1;
  }
  function operand(sign, variable, i, items) {
    var item = element('li', '', items);
    element('span', sign, item);
    var j = nearest(variable, i);
    if (j < 0) {
      element('span', data.words.hidden, item);
      element('small', data.hidden[variable], item);
      return;
    }
    element('a', printed(j), item).href = '#f' + j;
    element('small', name(j, data.figures[i][0]), item);
  }
  function show_sum(identity, i) {
    element('h3', data.words.bases[identity[0]], list);
    var items = element('ul', '', list);
    for (var k = 2; k < identity.length; k += 2) {
      var place = k / 2 - 1;
      var sign = place === 0 ? '' : place === identity[1] ? '= ' : '+ ';
      if (identity[k + 1] !== 1) sign += identity[k + 1] + ' × ';
      operand(sign, identity[k], i, items);
    }
  }
  function mark(i) {
    document.querySelectorAll('td.on').forEach(function (cell) { cell.classList.remove('on'); });
    if (i >= 0) document.getElementById('f' + i).classList.add('on');
  }
  function show(i) {
    var variable = data.figures[i][3];
    about.textContent = printed(i) + '  ' + name(i, -1);
    list.textContent = '';
    var others = (printings[variable] || []).filter(function (j) { return j !== i; });
    if (others.length) {
      element('h3', data.words.same, list);
      var items = element('ul', '', list);
      others.forEach(function (j) {
        var item = element('li', '', items);
        element('a', printed(j), item).href = '#f' + j;
        element('small', name(j, -1), item);
      });
    }
    (sums[variable] || []).forEach(function (s) { show_sum(data.identities[s], i); });
    if (!others.length && !sums[variable]) element('p', data.words.none, list);
    if (data.words.note) element('p', data.words.note, list);
    mark(i);
    panel.hidden = false;
    panel.scrollTop = 0;
    panel.focus();
  }
  function hide() {
    if (panel.hidden) return;
    panel.hidden = true;
    mark(-1);
    if (opener) opener.focus();
  }
  document.addEventListener('click', function (event) {
    var link = event.target.closest('a.f');
    if (!link) return;
    event.preventDefault();
    opener = link;
    show(Number(link.hash.slice(2)));
  });
  document.addEventListener('keydown', function (event) { if (event.key === 'Escape') hide(); });
  document.getElementById('close').addEventListener('click', hide);
})();
)js";

}  // namespace

std::string_view script() {
  return kScript;
}

}  // namespace yiben::report::page
