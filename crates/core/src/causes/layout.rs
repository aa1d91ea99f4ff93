//! Where the boxes of a drawn tree stand: a tidy layout of boxes of different sizes, in time linear in their number.
//!
//! The algorithm is that of A. van der Ploeg, “Drawing non-layered tidy trees in linear time” (*Software: Practice and Experience*
//! 44, 2014), which extends Reingold and Tilford (1981) and Buchheim, Jünger and Leipert (2002) to boxes of any size. Its laws:
//! no two boxes touch, siblings keep their order, a box stands in the middle of those behind it, equal subtrees are drawn alike
//! wherever they stand, and slack between siblings is shared evenly.
//!
//! Names follow the paper: the *breadth* runs along siblings, the *depth* from a box to those behind it, and a *contour* is the
//! outer edge of a subtree, followed from box to box by threads.

/// A box to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TidyBox {
    /// The box that it stands behind: the place of an earlier one in the list. Only the first box has none.
    pub behind: Option<usize>,
    /// Its length along its siblings.
    pub breadth: f64,
    /// Its length towards those behind it.
    pub depth: f64,
}

/// The distances that are kept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spacing {
    /// Between boxes beside each other.
    pub breadth: f64,
    /// Between a box and those behind it.
    pub depth: f64,
}

/// Where a box begins, along and across; the least of either is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TidyPlace {
    /// Along its siblings.
    pub breadth: f64,
    /// Towards those behind it.
    pub depth: f64,
}

/// Places the boxes of one tree, given with each box after the one that it stands behind and siblings in their order.
///
/// A box that names none, or none before it, is placed behind the first, so that no input panics.
///
/// ```
/// use afterword_core::causes::layout::{Spacing, TidyBox, tidy};
///
/// let size = |behind| TidyBox { behind, breadth: 20.0, depth: 50.0 };
/// let places = tidy(&[size(None), size(Some(0)), size(Some(0))], Spacing { breadth: 10.0, depth: 30.0 });
/// let along: Vec<f64> = places.iter().map(|it| it.breadth).collect();
/// assert_eq!(along, [15.0, 0.0, 30.0]);
/// assert_eq!(places[1].depth, 80.0);
/// ```
pub fn tidy(boxes: &[TidyBox], spacing: Spacing) -> Vec<TidyPlace> {
    let mut tree = Tidy::new(boxes, spacing);
    // Each box after all that stand behind it, and its children from first to last: no recursion is needed.
    for at in (0..tree.nodes.len()).rev() {
        tree.join_children(at);
    }
    tree.settle()
}

#[derive(Clone, Debug, Default)]
struct Node {
    children: Vec<usize>,
    breadth: f64,
    depth: f64,
    top: f64,
    prelim: f64,
    modifier: f64,
    shift: f64,
    change: f64,
    left_thread: Option<usize>,
    right_thread: Option<usize>,
    /// The deepest box on the left, with the sum of the modifiers on the way to it; likewise on the right.
    extreme_left: (usize, f64),
    extreme_right: (usize, f64),
}

/// The siblings whose lowest edge may still be met from the right, lowest last: the paper's `IYL`.
type Lowest = Vec<(f64, usize)>;

struct Tidy {
    nodes: Vec<Node>,
}

impl Tidy {
    fn new(boxes: &[TidyBox], spacing: Spacing) -> Self {
        let mut nodes: Vec<Node> = Vec::with_capacity(boxes.len());
        for (at, it) in boxes.iter().enumerate() {
            let mut node = Node {
                breadth: it.breadth + spacing.breadth,
                depth: it.depth + spacing.depth,
                extreme_left: (at, 0.0),
                extreme_right: (at, 0.0),
                ..Node::default()
            };
            if at > 0 {
                let behind = it.behind.filter(|it| *it < at).unwrap_or(0);
                node.top = nodes[behind].top + nodes[behind].depth;
                nodes[behind].children.push(at);
            }
            nodes.push(node);
        }
        Self { nodes }
    }

    fn bottom(&self, at: usize) -> f64 {
        self.nodes[at].top + self.nodes[at].depth
    }

    /// Puts the subtrees behind `at` beside each other, and `at` in their middle.
    fn join_children(&mut self, at: usize) {
        let children = std::mem::take(&mut self.nodes[at].children);
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            let mut lowest = Lowest::new();
            note(&mut lowest, self.bottom(self.nodes[*first].extreme_left.0), 0);
            for n in 1..children.len() {
                let bottom = self.bottom(self.nodes[children[n]].extreme_right.0);
                self.separate(&children, n, &lowest);
                note(&mut lowest, bottom, n);
            }
            let [left, right] = [*first, *last].map(|it| &self.nodes[it]);
            let span = left.prelim + left.modifier + right.modifier + right.prelim + right.breadth;
            let extremes = (left.extreme_left, right.extreme_right);
            let node = &mut self.nodes[at];
            node.prelim = span / 2.0 - node.breadth / 2.0;
            (node.extreme_left, node.extreme_right) = extremes;
        }
        self.nodes[at].children = children;
    }

    /// Moves the subtree of sibling `n` right until it touches none before it.
    fn separate(&mut self, siblings: &[usize], n: usize, lowest: &Lowest) {
        let (before, moved) = (siblings[n - 1], siblings[n]);
        let (mut right, mut left) = (Some(before), Some(moved));
        let mut right_sum = self.nodes[before].modifier;
        let mut left_sum = self.nodes[moved].modifier;
        let mut nearest = lowest.len() - 1;
        while let (Some(r), Some(l)) = (right, left) {
            while nearest > 0 && self.bottom(r) > lowest[nearest].0 {
                nearest -= 1;
            }
            let overlap = (right_sum + self.nodes[r].prelim + self.nodes[r].breadth)
                - (left_sum + self.nodes[l].prelim);
            if overlap > 0.0 {
                left_sum += overlap;
                self.move_subtree(siblings, n, lowest[nearest].1, overlap);
            }
            let (r_bottom, l_bottom) = (self.bottom(r), self.bottom(l));
            if r_bottom <= l_bottom {
                right = self.next_right(r);
                right_sum += right.map_or(0.0, |it| self.nodes[it].modifier);
            }
            if r_bottom >= l_bottom {
                left = self.next_left(l);
                left_sum += left.map_or(0.0, |it| self.nodes[it].modifier);
            }
        }
        match (right, left) {
            (None, Some(left)) => self.thread_left(siblings, n, left, left_sum),
            (Some(right), None) => self.thread_right(siblings, n, right, right_sum),
            _ => {}
        }
    }

    fn move_subtree(&mut self, siblings: &[usize], n: usize, from: usize, distance: f64) {
        let node = &mut self.nodes[siblings[n]];
        node.modifier += distance;
        node.extreme_left.1 += distance;
        node.extreme_right.1 += distance;
        if from + 1 < n {
            // The siblings between share the new slack.
            let share = distance / (n - from) as f64;
            self.nodes[siblings[from + 1]].shift += share;
            self.nodes[siblings[n]].shift -= share;
            self.nodes[siblings[n]].change -= distance - share;
        }
    }

    fn next_left(&self, at: usize) -> Option<usize> {
        self.nodes[at].children.first().copied().or(self.nodes[at].left_thread)
    }

    fn next_right(&self, at: usize) -> Option<usize> {
        self.nodes[at].children.last().copied().or(self.nodes[at].right_thread)
    }

    fn thread_left(&mut self, siblings: &[usize], n: usize, to: usize, sum: f64) {
        let (first, moved) = (siblings[0], siblings[n]);
        let (extreme, extreme_sum) = self.nodes[first].extreme_left;
        let difference = sum - self.nodes[to].modifier - extreme_sum;
        let end = &mut self.nodes[extreme];
        end.left_thread = Some(to);
        end.modifier += difference;
        end.prelim -= difference;
        self.nodes[first].extreme_left = self.nodes[moved].extreme_left;
    }

    fn thread_right(&mut self, siblings: &[usize], n: usize, to: usize, sum: f64) {
        let (before, moved) = (siblings[n - 1], siblings[n]);
        let (extreme, extreme_sum) = self.nodes[moved].extreme_right;
        let difference = sum - self.nodes[to].modifier - extreme_sum;
        let end = &mut self.nodes[extreme];
        end.right_thread = Some(to);
        end.modifier += difference;
        end.prelim -= difference;
        self.nodes[moved].extreme_right = self.nodes[before].extreme_right;
    }

    /// Adds up what was put off, from the first box to those behind it.
    fn settle(mut self) -> Vec<TidyPlace> {
        let mut sums = vec![0.0; self.nodes.len()];
        let mut places = Vec::with_capacity(self.nodes.len());
        for at in 0..self.nodes.len() {
            let sum = sums[at] + self.nodes[at].modifier;
            let (mut shift, mut spread) = (0.0, 0.0);
            for child in std::mem::take(&mut self.nodes[at].children) {
                let node = &mut self.nodes[child];
                shift += node.shift;
                spread += shift + node.change;
                node.modifier += spread;
                sums[child] = sum;
            }
            let node = &self.nodes[at];
            places.push(TidyPlace { breadth: node.prelim + sum, depth: node.top });
        }
        let least = places.iter().map(|it| it.breadth).fold(f64::INFINITY, f64::min);
        places.iter_mut().for_each(|it| it.breadth -= least);
        places
    }
}

fn note(lowest: &mut Lowest, bottom: f64, sibling: usize) {
    while lowest.last().is_some_and(|(it, _)| bottom >= *it) {
        lowest.pop();
    }
    lowest.push((bottom, sibling));
}
